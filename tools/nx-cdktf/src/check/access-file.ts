/**
 * The committed page that says who may call a stack. It is about the default stage: another one may differ in what its
 * settings switch on or off.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  accessMatrices,
  accessOfStack,
  accessPage,
  buildModel,
  openDocuments,
  type AccessMatrix,
  type Source,
} from '@m2m/m2m-guard';
import type { Stage } from '@m2m/stages/config';
import { hasFunctions, type StackProject } from '../project';
import { readStages } from '../project/workspace-stages';

/** `none`: the stack is no API, or the stage is not the one that the page is about. */
export type AccessFileState = 'current' | 'stale' | 'missing' | 'none';

export class AccessFile {
  private read: readonly AccessMatrix[] | undefined;

  /** @param sources the stack and those that are read with it */
  constructor(
    readonly project: StackProject,
    private readonly stage: Stage,
    private readonly sources: readonly Source[],
  ) {}

  /** What is about the stack. */
  get matrices(): readonly AccessMatrix[] {
    this.read ??= accessOfStack(accessMatrices(buildModel(openDocuments(this.sources))), this.project.name);
    return this.read;
  }

  /** Relative to the workspace root. */
  get name(): string {
    return `${this.project.root}/access.md`;
  }

  get command(): string {
    return `npx nx run ${this.project.name}:access`;
  }

  get isOfApi(): boolean {
    return hasFunctions(this.project);
  }

  get state(): AccessFileState {
    const { defaultStage } = readStages(this.project.workspaceRoot);
    if (!this.isOfApi || this.stage.name !== defaultStage) return 'none';
    const committed = this.committed();
    if (committed === undefined) return 'missing';
    return committed === this.text ? 'current' : 'stale';
  }

  write(): void {
    writeFileSync(this.path, this.text);
  }

  private get path(): string {
    return join(this.project.workspaceRoot, this.name);
  }

  private get text(): string {
    return accessPage({ stack: this.project.name, command: this.command }, this.matrices);
  }

  /** A checkout may have made its line ends those of another system. */
  private committed(): string | undefined {
    try {
      return readFileSync(this.path, 'utf8').replaceAll('\r\n', '\n');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }
}
