export { textOf } from './composed';
export { nested } from './bounds';
export { evaluate, evaluateJson, valueAt, type Lookup } from './evaluate';
export { traversalsOf, type Expression, type Step, type Traversal } from './expression';
export { isPlain, parseExpression, parseTemplate } from './parse-template';
