/** A parameter of the contract is not there: the stack that publishes it is not deployed to this stage. */
import { nxRun, textOf, type Rule } from './finding';

export const upstreamParameter: Rule = (diagnostic, { stage, publisherOf }) => {
  const [, parameter] =
    /reading SSM Parameter \(([^)]+)\): (?:couldn't find resource|.*ParameterNotFound)/s.exec(
      textOf(diagnostic),
    ) ?? [];
  if (parameter === undefined) {
    return undefined;
  }
  const publisher = publisherOf(parameter);
  const problem = `SSM parameter "${parameter}" is not there`;
  return publisher === undefined
    ? {
        problem,
        remedy: 'no stack of this workspace publishes it; correct the name, or create the parameter',
      }
    : {
        problem,
        remedy: `${publisher} publishes it and is not deployed to stage "${stage}"; deploy it first: ${nxRun(publisher, 'deploy', stage)}`,
      };
};
