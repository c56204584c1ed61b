import { messagesIn } from '../spec-support/findings-in';
import { change } from './examples/change';

const address = 'aws_cognito_resource_server.extra';
const server = {
  identifier: 'extra',
  name: 'extra',
  user_pool_id: '${data.aws_ssm_parameter.pool_id.insecure_value}',
};
const read = { scope_name: 'read', scope_description: 'Read' };

describe('fails when a resource server', () => {
  it.each([
    [
      'has an identifier with a space',
      { ...server, identifier: 'extra api' },
      'identifier of the resource server "extra api" contains a space; allowed are 1-256 printable ASCII characters except space, " and \\',
    ],
    [
      'has an identifier of 257 characters',
      { ...server, identifier: 'x'.repeat(257) },
      `identifier of the resource server "${'x'.repeat(77)}..." has 257 characters; allowed are 1-256 printable ASCII characters except space, " and \\`,
    ],
    [
      'has a name with a colon',
      { ...server, name: 'extra: api' },
      'name of the resource server "extra: api" contains ":"; allowed are 1-256 letters, digits, white space and _+=,.@-',
    ],
    [
      'has a scope name with a slash',
      { ...server, scope: [{ ...read, scope_name: 'read/all' }] },
      'scope name "read/all" contains "/"; allowed are 1-256 printable ASCII characters except space, ", \\ and /',
    ],
    [
      'has a scope without a description',
      { ...server, scope: [{ scope_name: 'read' }] },
      'scope "read" has no scope_description; allowed are 1-256 characters',
    ],
    [
      'has a scope with an empty description',
      { ...server, scope: [{ ...read, scope_description: '' }] },
      'scope_description of the scope "read" "" is empty; allowed are 1-256 characters',
    ],
    [
      'has a scope with a description of 257 characters',
      { ...server, scope: [{ ...read, scope_description: 'x'.repeat(257) }] },
      `scope_description of the scope "read" "${'x'.repeat(77)}..." has 257 characters; allowed are 1-256 characters`,
    ],
  ])('%s', (_title, attributes, message) => {
    expect(messagesIn(change('api', address, attributes))).toEqual([
      `oauth-scope-charset ${address}: ${message}`,
    ]);
  });
});
