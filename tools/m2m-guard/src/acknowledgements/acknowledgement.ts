/**
 * Findings that somebody has looked at and accepts, in one committed file: which one, why, and until when. An
 * acknowledgement that has expired, or that nothing needs any more, is a finding itself.
 */
import { z } from 'zod';
import { DocumentError, parseJson } from '../documents';

export const acknowledgementsFile = 'm2m-guard.json';

const date = z
  .string()
  .refine((text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)), {
    error: 'expected a date such as "2027-01-31"',
  });

const acknowledgementSchema = z.strictObject({
  rule: z.string().min(1),
  stack: z.string().min(1),
  address: z.string().min(1),
  /** Holds in this stage alone; without it in every one. */
  stage: z.string().min(1).optional(),
  reason: z.string().trim().min(1),
  /** The last day on which it holds, in UTC. */
  expires: date,
});

const fileSchema = z.strictObject({
  formatVersion: z.literal(1),
  acknowledged: z.array(acknowledgementSchema),
});

export type Acknowledgement = Readonly<z.infer<typeof acknowledgementSchema>>;

/**
 * @param file as messages name it
 * @throws DocumentError when the text is not of the form that the message shows
 */
export function parseAcknowledgements(text: string, file: string): readonly Acknowledgement[] {
  const parsed = fileSchema.safeParse(parseJson(text, file));
  if (parsed.success) return parsed.data.acknowledged;
  const [issue] = parsed.error.issues;
  throw new DocumentError(
    `${file}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}; expected { "formatVersion": 1, "acknowledged": [{ "rule", "stack", "address", "reason", "expires": "2027-01-31" }] }`,
  );
}
