/** Text between quotes without its backslash escapes, as HCL knows them. */

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

export function withoutEscapes(text: string): string {
  return text.replaceAll(/\\(u[\da-fA-F]{4}|U[\da-fA-F]{8}|.)/gs, (whole, escaped: string) =>
    escaped.length === 1
      ? (escapes[escaped] ?? whole)
      : character(Number.parseInt(escaped.slice(1), 16), whole),
  );
}

function character(code: number, whole: string): string {
  return code > 0x10_ff_ff ? whole : String.fromCodePoint(code);
}
