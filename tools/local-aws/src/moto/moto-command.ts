/** How one way of running moto looks from outside: a program that prints the port it listens on. */
export interface MotoCommand {
  readonly program: string;
  readonly args: readonly string[];
  /** Exact version of moto behind it. */
  readonly version: string;
  /** Where the printed port is reached from here, when the program runs in a container. */
  readonly publishedPort?: () => Promise<number>;
  /** Longest time until it must listen; the first run of a package runner downloads a lot. */
  readonly startTimeoutMs: number;
}

/** Pinned for every launcher that can choose: measured against the AWS provider that the workspace uses. */
export const pinnedMotoVersion = '5.2.1';

/** `server` is moto's own extra for every service it can serve. */
export const pinnedMotoRequirement = `moto[server]==${pinnedMotoVersion}`;

/** Loopback and a port that the system chooses: moto itself has no authentication. */
export const motoServerArgs: readonly string[] = ['-H', '127.0.0.1', '-p', '0'];

/** What moto reads from its environment, wherever it runs. */
export const motoSettings: Readonly<Record<string, string>> = {
  // Web pages must not be able to read what moto answers.
  MOTO_DISABLE_GLOBAL_CORS: 'true',
  // Nobody has to wait for a certificate to be validated.
  MOTO_ACM_VALIDATION_WAIT: '1',
  // Roles may attach policies that AWS manages.
  MOTO_IAM_LOAD_MANAGED_POLICIES: 'true',
};
