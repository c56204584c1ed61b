/**
 * Synthesizes auth-stack for one stage. Environment: STAGE, CDKTF_CONTEXT_JSON (the context of cdktf.json) and
 * CDKTF_OUTDIR.
 */
import { ConstructPropsError } from '@m2m/construct-props';
import { ConfigurationError, readStage } from '@m2m/stages';
import { App } from 'cdktf';
import { AuthStack } from './auth-stack';

try {
  const app = new App();
  new AuthStack(app, 'auth-stack', { stage: readStage(app, process.env['STAGE']) });
  app.synth();
} catch (error) {
  // A wrong setting or prop is explained by its sentence; a stack trace would only hide it.
  if (!(error instanceof ConfigurationError || error instanceof ConstructPropsError)) {
    throw error;
  }
  console.error(error.message);
  process.exitCode = 1;
}
