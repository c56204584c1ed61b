/** The end of a sentence about a name that nobody has: what was meant, when something known is close. */
import leven from 'leven';

/** @returns undefined when nothing known is close: a few letters off, or the same behind the last slash */
export function similarName(name: string, known: Iterable<string>): string | undefined {
  const near = [...known]
    .map((candidate) => ({ candidate, distance: leven(name, candidate) }))
    .toSorted((a, b) => a.distance - b.distance);
  return (
    near.find(({ distance }) => distance <= Math.max(1, name.length / 6)) ??
    near.find(({ candidate }) => lastPart(candidate) === lastPart(name))
  )?.candidate;
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
