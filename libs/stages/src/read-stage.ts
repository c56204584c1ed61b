import type { App } from 'cdktf';
import { ConfigurationError, parseStages, selectStage, type Stage } from './config';

/**
 * The stage that `main.ts` is asked to synthesize: its name comes from the environment, its settings from the app's
 * context, which cdktf reads from `CDKTF_CONTEXT_JSON`. There is no default here: whoever runs `main.ts` decides.
 *
 * @throws ConfigurationError when the name or the context is missing or wrong
 */
export function readStage(app: App, stageName: string | undefined): Stage {
  const stages: unknown = app.node.tryGetContext('stages');
  const defaultStage: unknown = app.node.tryGetContext('defaultStage');
  if (stages === undefined && defaultStage === undefined) {
    throw new ConfigurationError(
      'CDKTF_CONTEXT_JSON: expected the context of cdktf.json, but there is none; "nx run <stack>:synth" sets it',
    );
  }
  const declared = parseStages({ defaultStage, stages }, 'cdktf.json');
  if (stageName === undefined || stageName === '') {
    const names = declared.all.map(({ name }) => name).join(', ');
    throw new ConfigurationError(
      `STAGE: expected the name of a stage (${names}), but the variable is not set; ` +
        '"nx run <stack>:synth:<stage>" sets it',
    );
  }
  return selectStage(declared, stageName);
}
