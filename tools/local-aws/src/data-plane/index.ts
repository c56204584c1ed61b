export { createDataPlane } from './data-plane';
