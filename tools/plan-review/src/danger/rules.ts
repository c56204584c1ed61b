import { apiReplaced } from './api-replaced';
import { clientReplaced } from './client-replaced';
import { dataLost } from './data-lost';
import { protectionRemoved } from './protection-removed';
import { routeOpened } from './route-opened';
import type { DangerRule } from './rule';
import { scopeRemoved } from './scope-removed';
import { scopeWidened } from './scope-widened';
import { tokenUrlChanged } from './token-url-changed';
import { unknownTypeEnds } from './unknown-type-ends';
import { userPoolReplaced } from './user-pool-replaced';

/** Every rule, in the order in which a reader meets their findings on one resource. */
export const dangerRules: readonly DangerRule[] = [
  userPoolReplaced,
  tokenUrlChanged,
  scopeRemoved,
  clientReplaced,
  apiReplaced,
  routeOpened,
  scopeWidened,
  protectionRemoved,
  dataLost,
  unknownTypeEnds,
];
