export {
  startInBackground,
  StartError,
  stopInBackground,
  StopError,
  type BackgroundLocalAws,
  type StartOptions,
} from './background/background';
export { startLocalAws, type LocalAws, type LocalAwsOptions } from './local-aws';
export { NoMotoError } from './moto/start-moto';
export { probe } from './server/health';
export { PortTakenError } from './server/port-taken';
