/** From tokens to an expression, by recursive descent. Whatever is not in the grammar of `expression.ts` ends it. */
import type { Expression, Step } from './expression';
import type { Token } from './tokens';

/** Parses what stands in quotes, at a depth. */
type ParseQuoted = (text: string, depth: number) => Expression;

/** Raised where the grammar ends, and caught at its door. Nobody reads its stack, which costs more than the parsing. */
const notInGrammar = new Error('not in the grammar');

/** Deeper than any configuration, shallower than the stack of this process. Quoted templates in expressions count on. */
export const deepest = 60;

/**
 * @param depth of the expressions around these
 * @returns undefined when the tokens are no expression, or one that this tool does not follow
 */
export function parseTokens(
  tokens: readonly Token[],
  depth: number,
  quoted: ParseQuoted,
): Expression | undefined {
  const parser = new Parser(tokens, depth, quoted);
  try {
    return parser.whole();
  } catch (error) {
    if (error === notInGrammar) return undefined;
    throw error;
  }
}

const constants: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

class Parser {
  private at = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private depth: number,
    private readonly quoted: ParseQuoted,
  ) {}

  whole(): Expression {
    const expression = this.expression();
    if (this.at < this.tokens.length) throw notInGrammar;
    return expression;
  }

  private expression(): Expression {
    if (this.depth++ > deepest) throw notInGrammar;
    const found = this.term();
    this.depth--;
    return found;
  }

  private term(): Expression {
    const token = this.tokens[this.at++];
    switch (token?.kind) {
      case 'number':
        return { kind: 'literal', value: token.value };
      case 'quoted':
        return this.quoted(token.text, this.depth);
      case 'name':
        return this.named(token.text);
      case 'sign':
        return this.bracketed(token.text);
      case undefined:
        throw notInGrammar;
    }
  }

  private named(name: string): Expression {
    const constant = constants.get(name);
    if (constant !== undefined) return { kind: 'literal', value: constant };
    if (this.takes('(')) return { kind: 'call', name, args: this.until(')') };
    return { kind: 'traversal', root: name, steps: this.steps() };
  }

  private bracketed(opening: string): Expression {
    switch (opening) {
      case '(': {
        const inside = this.expression();
        this.expect(')');
        return inside;
      }
      case '[':
        return { kind: 'list', items: this.until(']') };
      case '{':
        return { kind: 'object', entries: this.entries() };
      default:
        throw notInGrammar;
    }
  }

  private steps(): Step[] {
    const steps: Step[] = [];
    for (;;) {
      if (this.takes('.')) {
        const step = this.tokens[this.at++];
        if (step?.kind === 'name') steps.push(step.text);
        else if (step?.kind === 'number') steps.push({ index: { kind: 'literal', value: step.value } });
        else throw notInGrammar;
      } else if (this.takes('[')) {
        const index = this.expression();
        this.expect(']');
        steps.push({ index });
      } else {
        return steps;
      }
    }
  }

  private until(closing: string): Expression[] {
    const items: Expression[] = [];
    while (!this.takes(closing)) {
      items.push(this.expression());
      if (!this.takes(',')) {
        this.expect(closing);
        break;
      }
    }
    return items;
  }

  private entries(): [Expression, Expression][] {
    const entries: [Expression, Expression][] = [];
    while (!this.takes('}')) {
      const key = this.key();
      if (!this.takes('=')) this.expect(':');
      entries.push([key, this.expression()]);
      this.takes(',');
    }
    return entries;
  }

  /** A bare name is a key that is called so, not a reference. */
  private key(): Expression {
    const token = this.tokens[this.at];
    if (token?.kind !== 'name') return this.expression();
    this.at++;
    return { kind: 'literal', value: token.text };
  }

  private takes(sign: string): boolean {
    const token = this.tokens[this.at];
    const found = token?.kind === 'sign' && token.text === sign;
    if (found) this.at++;
    return found;
  }

  private expect(sign: string): void {
    if (!this.takes(sign)) throw notInGrammar;
  }
}
