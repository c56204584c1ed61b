export { colorsOf, type Colors } from './colors';
export { ProgressPainter } from './progress-painter';
export { advance, progressOf } from './progress-view';
export type { FinishedStep, ProgressView, ResourceProgress } from './progress-view';
export { seconds } from './step-line';
export { diagnosticSchema, parseEvent, plannedActions } from './terraform-event';
export type { Diagnostic, PlannedAction, PlannedChange, TerraformEvent } from './terraform-event';
