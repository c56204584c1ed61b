/**
 * Preloaded into the process that runs `main.ts`: tells the parent why the app failed, as data instead of a stack trace.
 */
process.on('uncaughtException', (error) => {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  process.send({ name, message, stack }, () => process.exit(1));
});
