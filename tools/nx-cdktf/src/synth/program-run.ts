/** How the compiled program of an app is run: what it is given, and how it ended. There are two ways, in the files beside. */

export interface Surroundings {
  /** The source that the program was compiled from, as sentences call it. */
  readonly source: string;
  /** Absolute path of the folder that the program runs in. */
  readonly cwd: string;
  /** All that the program sees: what is not an input of the cache must not be able to change the output. */
  readonly env: NodeJS.ProcessEnv;
  /** Whether its stack traces name the sources, by the source map in the program. */
  readonly sourceMap: boolean;
}

/** What an app threw and nobody caught. */
export interface AppFailure {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
}

export interface ProgramEnd {
  /** Exit code, or the signal that ended it. */
  readonly code: number | string;
  readonly failure: AppFailure | undefined;
}

export type RunProgram = (program: string, surroundings: Surroundings) => Promise<ProgramEnd>;
