/** The part of Terraform's expression language that this tool follows. Everything else is `opaque`: kept, never guessed. */

export type Expression = Literal | Template | Traversal | Call | ListExpression | ObjectExpression | Opaque;

export interface Literal {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
}

/** Text with interpolations. */
export interface Template {
  readonly kind: 'template';
  readonly parts: readonly Expression[];
}

/** `aws_cognito_user_pool.main["a"].id`, `local.scopes`, `each.key`. */
export interface Traversal {
  readonly kind: 'traversal';
  readonly root: string;
  readonly steps: readonly Step[];
}

export type Step = string | { readonly index: Expression };

export interface Call {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Expression[];
}

export interface ListExpression {
  readonly kind: 'list';
  readonly items: readonly Expression[];
}

export interface ObjectExpression {
  readonly kind: 'object';
  readonly entries: readonly (readonly [key: Expression, value: Expression])[];
}

/** Operators, conditions, `for`, splats, directives: what they refer to is known, what they give is not. */
export interface Opaque {
  readonly kind: 'opaque';
  readonly traversals: readonly Traversal[];
}

/** Every traversal inside, those of opaque parts and of indexes included. */
export function traversalsOf(expression: Expression): Traversal[] {
  switch (expression.kind) {
    case 'literal':
      return [];
    case 'template':
      return expression.parts.flatMap(traversalsOf);
    case 'traversal':
      return [
        expression,
        ...expression.steps.flatMap((step) => (typeof step === 'string' ? [] : traversalsOf(step.index))),
      ];
    case 'call':
      return expression.args.flatMap(traversalsOf);
    case 'list':
      return expression.items.flatMap(traversalsOf);
    case 'object':
      return expression.entries.flat().flatMap(traversalsOf);
    case 'opaque':
      return [...expression.traversals];
  }
}
