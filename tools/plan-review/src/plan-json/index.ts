export { reasonInWords } from './action-reason';
export { causesOf, changedNames, differInSubstance } from './changed-names';
export { configuredAttributes } from './configured-attributes';
export { decodeAction, replacementOrder, verbs, type DecodedAction } from './decode-action';
export { anyMarked, markedNames, marksOf } from './marks';
export { parsePlan, parsePlanText, PlanError, planOf } from './parse-plan';
export type { Marks, Plan, PlannedChange, PlannedCheck, PlannedOutput } from './schema';
