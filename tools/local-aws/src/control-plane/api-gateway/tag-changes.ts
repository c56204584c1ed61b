/** What a tagging call does to the tags of a resource. */
import { z } from 'zod';

export type Tags = Readonly<Record<string, string>>;

const tagsShape = z.record(z.string(), z.string());

/** Tags as they stand in a body; anything else counts as none. */
export function tagsIn(value: unknown): Tags {
  return tagsShape.safeParse(value).data ?? {};
}

export function withoutTags(tags: Tags, query: string): Tags {
  const keys = new URLSearchParams(query).getAll('tagKeys');
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !keys.includes(key)));
}
