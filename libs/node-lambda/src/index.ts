export { NodeFunction, type NodeFunctionProps } from './node-function';
