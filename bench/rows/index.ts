/** Every row, in the order of the table. */
import type { Row } from '../src/row';
import { gate } from './gate';
import { nxPlan } from './nx-plan';
import { nxSynth } from './nx-synth';
import { planAndReport } from './plan-and-report';
import { quickstartAgain } from './quickstart-again';
import { synthProcess } from './synth-process';

export const rows: readonly Row[] = [synthProcess, nxSynth, nxPlan, planAndReport, quickstartAgain, gate];
