/**
 * Every way in which the gate of a REST API says no: one row each, with the answer and how sure it is that AWS gives it.
 *
 * `responseType` names the gateway response that may replace status, headers and body of the row.
 */
import type { Grade } from '../grade';

export interface GateRefusalRow {
  readonly status: number;
  readonly message: string;
  /** `x-amzn-errortype` */
  readonly errorType: string;
  readonly responseType: string;
  readonly grade: Grade;
}

const unauthorized = {
  status: 401,
  message: 'Unauthorized',
  errorType: 'UnauthorizedException',
  responseType: 'UNAUTHORIZED',
} as const;

const forbidden = {
  status: 403,
  message: 'Forbidden',
  errorType: 'ForbiddenException',
  responseType: 'ACCESS_DENIED',
} as const;

const serverError = {
  message: 'Internal server error',
  errorType: 'InternalServerErrorException',
  responseType: 'DEFAULT_5XX',
} as const;

export const gateRefusals = {
  // Where the request goes
  stageUnknown: { ...forbidden, grade: 'C' },
  endpointDisabled: { ...forbidden, grade: 'D' },
  routeUnknown: {
    status: 403,
    message: 'Missing Authentication Token',
    errorType: 'MissingAuthenticationTokenException',
    responseType: 'MISSING_AUTHENTICATION_TOKEN',
    grade: 'M',
  },
  routeUnknownWithAuthorization: {
    status: 403,
    message: 'Invalid key=value pair (missing equal-sign) in Authorization header.',
    errorType: 'IncompleteSignatureException',
    responseType: 'INVALID_SIGNATURE',
    grade: 'C',
  },
  headersTooLarge: {
    status: 431,
    message: 'Request Header Fields Too Large',
    errorType: 'RequestHeaderFieldsTooLargeException',
    responseType: 'DEFAULT_4XX',
    grade: 'P',
  },
  bodyTooLarge: {
    status: 413,
    message: 'Request Too Long',
    errorType: 'RequestTooLargeException',
    responseType: 'REQUEST_TOO_LARGE',
    grade: 'D',
  },
  throttled: {
    status: 429,
    message: 'Too Many Requests',
    errorType: 'TooManyRequestsException',
    responseType: 'THROTTLED',
    grade: 'D',
  },
  apiKeyMissing: { ...forbidden, responseType: 'INVALID_API_KEY', grade: 'D' },

  // The token
  tokenMissing: { ...unauthorized, grade: 'D' },
  tokenRepeated: { ...unauthorized, grade: 'P' },
  tokenMalformed: { ...unauthorized, grade: 'D' },
  tokenNotCanonical: { ...unauthorized, grade: 'P' },
  algorithmNotAllowed: { ...unauthorized, grade: 'D' },
  headerNotFromPool: { ...unauthorized, grade: 'P' },
  issuerNotAllowed: { ...unauthorized, grade: 'D' },
  keyUnknown: { ...unauthorized, grade: 'D' },
  signatureWrong: { ...unauthorized, grade: 'D' },
  claimsMalformed: { ...unauthorized, grade: 'P' },
  tokenExpired: { ...unauthorized, message: 'The incoming token has expired', grade: 'C' },
  tokenNotYetValid: { ...unauthorized, grade: 'P' },
  accessTokenWanted: { ...unauthorized, grade: 'D' },
  idTokenWanted: { ...unauthorized, grade: 'D' },
  scopeMissing: { ...unauthorized, grade: 'D' },

  // The function behind the route
  permissionMissing: { status: 500, ...serverError, responseType: 'API_CONFIGURATION_ERROR', grade: 'D' },
  functionFailed: { status: 502, ...serverError, grade: 'D' },
  functionAnswerMalformed: { status: 502, ...serverError, grade: 'D' },
  integrationTimedOut: {
    status: 504,
    message: 'Endpoint request timed out',
    errorType: 'InternalServerErrorException',
    responseType: 'INTEGRATION_TIMEOUT',
    grade: 'D',
  },

  // What only this local AWS says; the message of the answer names the resource
  notEmulated: {
    status: 501,
    message: 'Not emulated by this local AWS',
    errorType: 'NotEmulatedException',
    responseType: 'DEFAULT_5XX',
    grade: 'P',
  },
} as const satisfies Record<string, GateRefusalRow>;

export type GateRefusal = keyof typeof gateRefusals;
