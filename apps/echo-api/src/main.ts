/**
 * Synthesizes echo-api for one stage. Environment: STAGE, CDKTF_CONTEXT_JSON (the context of cdktf.json) and
 * CDKTF_OUTDIR. Runs as dist/main.cjs, beside the functions that the same stage of the build puts there.
 */
import { join } from 'node:path';
import { ConstructPropsError } from '@m2m/construct-props';
import { ConfigurationError, readStage } from '@m2m/stages';
import { App } from 'cdktf';
import { EchoApiStack } from './echo-api-stack';

try {
  const app = new App();
  const stage = readStage(app, process.env['STAGE']);
  new EchoApiStack(app, 'echo-api', { stage, echoBundle: join(__dirname, 'functions', 'echo.zip') });
  app.synth();
} catch (error) {
  // A wrong setting or prop is explained by its sentence; a stack trace would only hide it.
  if (!(error instanceof ConfigurationError || error instanceof ConstructPropsError)) {
    throw error;
  }
  console.error(error.message);
  process.exitCode = 1;
}
