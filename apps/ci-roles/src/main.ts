/**
 * Synthesizes ci-roles for one stage. Environment: STAGE, CDKTF_CONTEXT_JSON (the context of cdktf.json) and
 * CDKTF_OUTDIR.
 */
import { readStage } from '@m2m/stages';
import { App } from 'cdktf';
import { CiRolesStack } from './ci-roles-stack';

const app = new App();
new CiRolesStack(app, 'ci-roles', {
  stage: readStage(app, process.env['STAGE']),
  // Another stack in this list is another right of the workflows: it takes effect when a person deploys ci-roles.
  deployedStacks: ['auth-stack', 'echo-api'],
});
app.synth();
