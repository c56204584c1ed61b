/**
 * A REST API on which nothing is open: every route demands an access token with a scope. One line adds a route.
 */
import { ApiGatewayAuthorizer } from '@cdktf/provider-aws/lib/api-gateway-authorizer';
import { ApiGatewayMethodSettings } from '@cdktf/provider-aws/lib/api-gateway-method-settings';
import { ApiGatewayRestApi } from '@cdktf/provider-aws/lib/api-gateway-rest-api';
import { ApiGatewayStage } from '@cdktf/provider-aws/lib/api-gateway-stage';
import {
  checkCount,
  checkNumber,
  checkText,
  ConstructPropsError,
  quote,
  type TextLimits,
} from '@m2m/construct-props';
import { Construct } from 'constructs';
import { checkOAuthScopes, type OAuthScopes } from '../oauth-scopes/oauth-scope';
import type { IUserPool } from '../user-pool/user-pool-interface';
import { addAccessLog } from './access-log';
import { ApiPath } from './api-path';
import { Cors, type CorsProps } from './cors';
import { LambdaRoute, type RouteFunction } from './lambda-route';
import { Redeployment } from './redeployment';
import { checkRouteMethod, pathSegments, type RouteMethod } from './route-path';

export interface ProtectedRestApiProps {
  /** 1-255 letters, digits and `_.-`; also the end of the name of its access log. */
  readonly apiName: string;

  /** The pool whose tokens the API accepts. */
  readonly userPool: IUserPool;

  /** Name of the one stage that is deployed, and first segment of every URL: 1-128 letters, digits, `-` and `_`. */
  readonly stageName: string;

  /** Requests over all callers; more are answered with 429. */
  readonly throttling: {
    /** Requests per second that go on for long, 1-10,000. */
    readonly requestsPerSecond: number;
    /** Requests that may come at once, 1-5,000. */
    readonly burst: number;
  };

  /** Scopes of every route that names none itself. @default each route has to name its own */
  readonly defaultOAuthScopes?: OAuthScopes;

  /** Lets pages of another origin call. Functions add `Access-Control-Allow-Origin` to their own answers. @default no CORS */
  readonly cors?: CorsProps;

  /** How long the authorizer remembers a token, in seconds, 0-3,600. @default 300 seconds */
  readonly authorizerCacheSeconds?: number;

  /** Days after which an access log line is deleted; one of the periods of CloudWatch. @default 30 days */
  readonly accessLogRetentionDays?: number;
}

export interface RouteProps {
  /** A token needs at least one of them. @default the API's default scopes */
  readonly oauthScopes?: OAuthScopes;
}

/** A route as callers and tools see it. */
export interface ApiRoute {
  readonly method: RouteMethod | 'OPTIONS';
  readonly path: string;
  readonly authorization: 'COGNITO_USER_POOLS' | 'NONE';
  /** Any of them will do; none only where there is no authorization. */
  readonly oauthScopes: readonly string[];
}

const apiNameLimits: TextLimits = {
  minLength: 1,
  maxLength: 255,
  character: /[\w.-]/,
  allowed: '1-255 letters, digits and _.-',
};

const stageNameLimits: TextLimits = {
  minLength: 1,
  maxLength: 128,
  character: /[\w-]/,
  allowed: '1-128 letters, digits, hyphens and underscores',
};

export class ProtectedRestApi extends Construct {
  readonly userPool: IUserPool;
  /** `https://<id>.execute-api.<region>.amazonaws.com/<stage>`. */
  readonly url: string;

  private readonly stageName: string;
  private readonly defaultOAuthScopes: OAuthScopes | undefined;
  private readonly restApi: ApiGatewayRestApi;
  private readonly authorizer: ApiGatewayAuthorizer;
  private readonly deployment: Redeployment;
  private readonly cors: Cors | undefined;
  private readonly root: ApiPath;
  private readonly routesSoFar: ApiRoute[] = [];

  /** @throws ConstructPropsError when API Gateway would refuse a prop */
  constructor(scope: Construct, id: string, props: ProtectedRestApiProps) {
    super(scope, id);
    this.check(props);
    this.userPool = props.userPool;
    this.stageName = props.stageName;
    this.defaultOAuthScopes = props.defaultOAuthScopes;

    this.restApi = new ApiGatewayRestApi(this, 'Resource', {
      name: props.apiName,
      endpointConfiguration: { types: ['REGIONAL'] },
    });
    this.deployment = new Redeployment(this, 'deployment', this.restApi);
    this.authorizer = this.addAuthorizer(props.authorizerCacheSeconds ?? 300);
    this.cors =
      props.cors &&
      new Cors(this, 'cors', { restApi: this.restApi, deployment: this.deployment }, props.cors);
    this.root = ApiPath.root(this, 'routes', { restApi: this.restApi, deployment: this.deployment });
    this.url = this.addStage(props).invokeUrl;
    this.node.addValidation({
      validate: () => (this.routesSoFar.length > 0 ? [] : ['the API has no route; add one with addRoute']),
    });
  }

  /** Every route so far, preflights among them, in the order they were added. */
  get routes(): readonly ApiRoute[] {
    return this.routesSoFar;
  }

  /**
   * Adds a route.
   *
   * @param method an HTTP method, or ANY for all that have no route of their own on the path
   * @param path `/orders`, `/orders/{id}`, `/files/{proxy+}`
   * @throws ConstructPropsError when the route is there already, demands no scope, or API Gateway would refuse it
   */
  addRoute(method: RouteMethod, path: string, target: RouteFunction, { oauthScopes }: RouteProps = {}): void {
    checkRouteMethod(this, method);
    const segments = pathSegments(this, path);
    const scopes = this.checkedScopes(`route ${method} ${path}`, oauthScopes ?? this.defaultOAuthScopes);
    if (this.routesSoFar.some((route) => route.method === method && route.path === path)) {
      throw new ConstructPropsError(
        this,
        `route ${method} ${path} is there already; give one route all of its scopes`,
      );
    }
    const apiPath = segments.reduce((parent, segment) => parent.child(this, segment), this.root);
    new LambdaRoute(apiPath, method, {
      restApi: this.restApi,
      authorizer: this.authorizer,
      deployment: this.deployment,
      stageName: this.stageName,
      path: apiPath,
      method,
      target,
      oauthScopes: scopes,
    });
    const fullNames = scopes.map(({ fullName }) => fullName).sort();
    this.routesSoFar.push({ method, path, authorization: 'COGNITO_USER_POOLS', oauthScopes: fullNames });
    if (this.cors?.addPreflight(apiPath) === true) {
      this.routesSoFar.push({ method: 'OPTIONS', path, authorization: 'NONE', oauthScopes: [] });
    }
  }

  private check(props: ProtectedRestApiProps): void {
    checkText(this, 'apiName', props.apiName, apiNameLimits);
    checkText(this, 'stageName', props.stageName, stageNameLimits);
    const { requestsPerSecond, burst } = props.throttling;
    checkNumber(this, 'requestsPerSecond', requestsPerSecond, {
      min: 1,
      max: 10_000,
      unit: 'requests per second',
    });
    checkNumber(this, 'burst', burst, { min: 1, max: 5000, unit: 'requests' });
    checkNumber(this, 'authorizerCacheSeconds', props.authorizerCacheSeconds ?? 300, {
      min: 0,
      max: 3600,
      unit: 'seconds',
    });
    if (props.defaultOAuthScopes !== undefined) {
      checkCount(this, 'defaultOAuthScopes', props.defaultOAuthScopes, { min: 1, max: 50 });
      checkOAuthScopes(this, 'defaultOAuthScopes', props.defaultOAuthScopes, props.userPool);
    }
  }

  /** A method without scopes would demand an ID token, which a client of this kind never gets. */
  private checkedScopes(route: string, oauthScopes: OAuthScopes | undefined): OAuthScopes {
    if (!Array.isArray(oauthScopes) || oauthScopes.length === 0) {
      throw new ConstructPropsError(
        this,
        `${route} demands no scope (received ${quote(oauthScopes)}); name its oauthScopes or give the API defaultOAuthScopes`,
      );
    }
    checkOAuthScopes(this, `${route}: oauthScopes`, oauthScopes as unknown as OAuthScopes, this.userPool);
    return oauthScopes as unknown as OAuthScopes;
  }

  private addAuthorizer(cacheSeconds: number): ApiGatewayAuthorizer {
    // No identity validation: it looks at `aud`, which the access tokens of machines lack.
    const authorizer = new ApiGatewayAuthorizer(this, 'authorizer', {
      restApiId: this.restApi.id,
      name: 'cognito',
      type: 'COGNITO_USER_POOLS',
      identitySource: 'method.request.header.Authorization',
      authorizerResultTtlInSeconds: cacheSeconds,
      providerArns: [this.userPool.userPoolArn],
    });
    this.deployment.cover('authorizer', authorizer);
    return authorizer;
  }

  private addStage({
    apiName,
    stageName,
    throttling,
    accessLogRetentionDays = 30,
  }: ProtectedRestApiProps): ApiGatewayStage {
    const stage = new ApiGatewayStage(this, 'stage', {
      restApiId: this.restApi.id,
      deploymentId: this.deployment.deploymentId,
      stageName,
      accessLogSettings: addAccessLog(this, apiName, accessLogRetentionDays),
    });
    new ApiGatewayMethodSettings(this, 'throttling', {
      restApiId: this.restApi.id,
      stageName: stage.stageName,
      methodPath: '*/*',
      settings: {
        throttlingRateLimit: throttling.requestsPerSecond,
        throttlingBurstLimit: throttling.burst,
        // Execution logs can show whole requests.
        loggingLevel: 'OFF',
        dataTraceEnabled: false,
        metricsEnabled: false,
      },
    });
    return stage;
  }
}
