/**
 * Synthesizes echo-api for one stage. Environment: STAGE, CDKTF_CONTEXT_JSON (the context of cdktf.json) and
 * CDKTF_OUTDIR. Runs as dist/main.cjs, so the zips of its functions lie beside it.
 */
import { join } from 'node:path';
import { readStage } from '@m2m/stages';
import { App } from 'cdktf';
import { EchoApiStack } from './echo-api-stack';

const app = new App();
const stage = readStage(app, process.env['STAGE']);
new EchoApiStack(app, 'echo-api', { stage, echoBundle: join(__dirname, 'functions', 'echo.zip') });
app.synth();
