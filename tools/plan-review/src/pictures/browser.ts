/** The Chromium of this machine. Playwright's own browser is never downloaded: a distribution's package is enough. */
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** The headless shell first: it lays out and runs pages as the whole browser does, for a quarter less of a processor. */
const usualPlaces = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Undefined when there is none; CHROMIUM_PATH names one that lies elsewhere. */
export function findBrowser(env: NodeJS.ProcessEnv): string | undefined {
  const named = env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') return existsSync(named) ? named : undefined;
  return usualPlaces.find((path) => existsSync(path));
}

/** A browser that cannot reach the network: whatever a page asks for besides files fails. */
export function launchBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      // Containers run as root, where the sandbox of Chromium refuses to start; the pages are ours.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--host-resolver-rules=MAP * ~NOTFOUND',
      '--force-color-profile=srgb',
    ],
  });
}
