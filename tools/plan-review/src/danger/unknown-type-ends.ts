import { isKnownType } from '../redaction';
import { holdsData } from './data-lost';
import { ending, endsInWords, type DangerRule } from './rule';

/** Unknown means refuse: somebody who knows the type has to say that its end is harmless. */
export const unknownTypeEnds: DangerRule = {
  id: 'unknown-type-ends',
  find: ({ change }) => {
    const known = isKnownType(change.type) || holdsData(change.type);
    const end = known || change.mode === 'data' ? undefined : ending(change);
    return (
      end && {
        what: `the resource ${endsInWords(end)}`,
        consequence: `This tool does not know what it means when a resource of type ${change.type} ends.`,
        certainty: end.certainty,
      }
    );
  },
};
