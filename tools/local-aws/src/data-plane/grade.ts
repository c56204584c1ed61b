/**
 * How sure it is that AWS does what a rule says.
 *
 * D: AWS documents it. M: somebody measured AWS and published it. C: several independent reports agree. P: this project's
 * choice, because AWS's answer is unknown or contradictory; then the request is refused. Only D, M and C may be called AWS
 * behaviour.
 */
export type Grade = 'D' | 'M' | 'C' | 'P';
