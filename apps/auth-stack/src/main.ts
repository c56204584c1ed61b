/**
 * Synthesizes auth-stack for one stage. Environment: STAGE, CDKTF_CONTEXT_JSON (the context of cdktf.json) and
 * CDKTF_OUTDIR.
 */
import { readStage } from '@m2m/stages';
import { App } from 'cdktf';
import { AuthStack } from './auth-stack';

const app = new App();
new AuthStack(app, 'auth-stack', { stage: readStage(app, process.env['STAGE']) });
app.synth();
