/** Reads the files of one stack. What cannot be read becomes a problem of the review, never a gap in it. */
import { contractIn, type StackContract } from '../contract';
import { AcknowledgementError, parseAcknowledgements, type Acknowledgement } from '../danger';
import { configurationSource, DocumentError, planSources, type StackSources } from '../guard';
import { parsePlanText, PlanError, planOf, type Plan } from '../plan-json';
import { metaSchema, type Meta } from './meta';
import type { StackInput } from './stack-input';
import { jsonOrUndefined, readText, sha256, stackNames, stackPath } from './workspace-files';

export interface ReadOptions {
  /** Absolute path. */
  readonly workspaceRoot: string;
  readonly stage: string;
  /** Absolute path of a checkout of the base, synthesized for the same stage. */
  readonly base?: string;
  /** True when a workspace without any plan is fine: a pull request may touch no stack. Refused by default. */
  readonly mayBeEmpty?: boolean;
}

/** @param asked true when somebody named the stack on the command line */
export function readStack(stack: string, asked: boolean, options: ReadOptions): StackInput {
  const { workspaceRoot, stage, base } = options;
  const problems: string[] = [];
  const metaText = readText(workspaceRoot, stackPath.meta(stack, stage));
  const expected = asked || metaText !== undefined;
  const synthesized = readText(workspaceRoot, stackPath.synthesized(stack, stage));
  const meta = metaText === undefined ? undefined : readMeta(stack, metaText, options, problems);
  if (asked && metaText === undefined) {
    problems.push(`there is no plan for stage ${stage}: run "nx run ${stack}:plan"`);
  }
  if (meta?.synthDigest !== undefined && meta.synthDigest !== sha256(synthesized ?? '')) {
    problems.push('the plan was made from another cdk.tf.json than the one that is there now: plan again');
  }
  const planned = meta === undefined ? undefined : readPlan(stack, meta, options, problems);
  const head = jsonOrUndefined(synthesized ?? '');
  const baseJson = readBaseJson(stack, options);
  const lock = readText(workspaceRoot, stackPath.lock(stack));
  const baseLock = base === undefined ? undefined : readText(base, stackPath.lock(stack));
  return {
    stack,
    expected,
    upstream: meta?.upstream ?? declaredUpstream(readText(workspaceRoot, stackPath.packageJson(stack))),
    ...(meta !== undefined && { meta }),
    ...(planned !== undefined && { plan: planned.plan }),
    contract: headContract(stack, stage, { isThere: synthesized !== undefined, json: head }, problems),
    baseContract: baseContract(stack, options, baseJson, problems),
    sources: {
      ...sourceOf('head', stack, head),
      ...sourceOf('base', stack, baseJson),
      ...planned?.sources,
    },
    ...(lock !== undefined && { lock }),
    ...(baseLock !== undefined && { baseLock }),
    acknowledgements: readAcknowledgements(stack, workspaceRoot, problems),
    problems,
  };
}

function readMeta(stack: string, text: string, { stage }: ReadOptions, problems: string[]): Meta | undefined {
  const file = stackPath.meta(stack, stage);
  const { success, data, error } = metaSchema.safeParse(jsonOrUndefined(text));
  if (!success) {
    const [issue] = error.issues;
    problems.push(
      `${file}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not understood'}; plan again`,
    );
    return undefined;
  }
  if (data.stack !== stack || data.stage !== stage) {
    problems.push(`${file}: it is about ${data.stack} in stage ${data.stage}; plan again`);
    return undefined;
  }
  return data;
}

function readPlan(
  stack: string,
  { status }: Meta,
  { workspaceRoot, stage }: ReadOptions,
  problems: string[],
): PlannedStack | undefined {
  if (status === 'unchanged') {
    return undefined;
  }
  const text = readText(workspaceRoot, stackPath.plan(stack, stage));
  if (text === undefined) {
    if (status !== 'failed') {
      problems.push(`${stackPath.plan(stack, stage)}: there is no such file; plan again`);
    }
    return undefined;
  }
  try {
    const json = parsePlanText(text);
    return { plan: planOf(json), sources: planSourcesOf(stack, json, problems) };
  } catch (error) {
    if (error instanceof PlanError) {
      problems.push(error.message);
      return undefined;
    }
    throw error;
  }
}

interface PlannedStack {
  readonly plan: Plan;
  readonly sources: StackSources;
}

/** A plan that only the guard does not understand still has its changes told. */
function planSourcesOf(stack: string, json: unknown, problems: string[]): StackSources {
  try {
    return planSources(stack, json);
  } catch (error) {
    if (error instanceof DocumentError) {
      problems.push(`who gains access and what it costs cannot be told: ${error.message}`);
      return {};
    }
    throw error;
  }
}

function sourceOf(side: 'head' | 'base', stack: string, json: unknown): StackSources {
  const source = configurationSource(stack, json);
  return source === undefined ? {} : { [side]: source };
}

const emptyContract: StackContract = { published: [], reads: [], notUnderstood: [] };

function headContract(
  stack: string,
  stage: string,
  { isThere, json }: { readonly isThere: boolean; readonly json: unknown },
  problems: string[],
): StackContract {
  const contract = contractIn(json);
  if (contract === undefined) {
    const file = stackPath.synthesized(stack, stage);
    const what = isThere ? 'not a synthesized stack' : 'there is no such file';
    problems.push(
      `${file}: ${what}, so what it reads from other stacks is not known: run "nx run ${stack}:synth"`,
    );
  }
  return contract ?? emptyContract;
}

/** Undefined without a base, and when it has no such file or no JSON in it. */
function readBaseJson(stack: string, { base, stage }: ReadOptions): unknown {
  return base === undefined
    ? undefined
    : jsonOrUndefined(readText(base, stackPath.synthesized(stack, stage)) ?? '');
}

/** A stack that the base does not have published nothing there. */
function baseContract(
  stack: string,
  { base, stage }: ReadOptions,
  json: unknown,
  problems: string[],
): StackContract | undefined {
  if (base === undefined) {
    return undefined;
  }
  if (!stackNames(base, stage).includes(stack)) {
    return emptyContract;
  }
  const contract = contractIn(json);
  if (contract === undefined) {
    problems.push(`the base has ${stack}, but it is not synthesized there for stage ${stage}: synthesize it`);
  }
  return contract;
}

function readAcknowledgements(stack: string, root: string, problems: string[]): Acknowledgement[] {
  const file = stackPath.acknowledgements(stack);
  const text = readText(root, file);
  try {
    return text === undefined ? [] : parseAcknowledgements(text, file);
  } catch (error) {
    if (error instanceof AcknowledgementError) {
      problems.push(error.message);
      return [];
    }
    throw error;
  }
}

function declaredUpstream(packageJson: string | undefined): string[] {
  const { stack } = (jsonOrUndefined(packageJson ?? '{}') ?? {}) as { stack?: { upstream?: unknown } };
  const upstream = stack?.upstream;
  return Array.isArray(upstream) ? upstream.filter((name) => typeof name === 'string') : [];
}
