/**
 * `apps/<stack>/plan-review.json`: dangers that somebody has read and accepts, one by one.
 *
 * An acknowledgement names rule, address and digest. The digest covers what the report says about the danger and the
 * identity of the resource that it happens to, so it fits this one change and no later one, and it can be made by copying it
 * from the report. There is no wildcard. The file is in git: whoever reviews the pull request reviews it too.
 */
import { z } from 'zod';

const acknowledgementSchema = z.strictObject({
  stage: z.string().min(1),
  rule: z.string().min(1),
  address: z.string().min(1),
  /** As the report prints it. */
  digest: z.string().regex(/^[0-9a-f]{64}$/, 'expected the 64 hexadecimal digits that the report prints'),
  /** Why it is acceptable; for the reader of the pull request. */
  reason: z.string().trim().min(1),
});

const fileSchema = z.strictObject({
  formatVersion: z.literal(1),
  acknowledged: z.array(acknowledgementSchema),
});

export type Acknowledgement = z.infer<typeof acknowledgementSchema>;

export class AcknowledgementError extends Error {
  override readonly name = 'AcknowledgementError';
}

/**
 * @param file path as the reader knows it, for the message
 * @throws AcknowledgementError when the file is not of the format above
 */
export function parseAcknowledgements(text: string, file: string): Acknowledgement[] {
  const parsed = fileSchema.safeParse(jsonOrUndefined(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('.') ?? '';
    throw new AcknowledgementError(
      `${file}: ${where === '' ? 'the file' : where}: ${issue?.message ?? 'not understood'}; expected { "formatVersion": 1, "acknowledged": [{ "stage", "rule", "address", "digest", "reason" }] }`,
    );
  }
  return parsed.data.acknowledged;
}

/** All three must fit: the digest alone would do, rule and address are there for the reader, and so must be true. */
export function acknowledges(
  acknowledgement: Acknowledgement,
  danger: { readonly rule: string; readonly address: string; readonly digest: string },
): boolean {
  return (
    acknowledgement.rule === danger.rule &&
    acknowledgement.address === danger.address &&
    acknowledgement.digest === danger.digest
  );
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
