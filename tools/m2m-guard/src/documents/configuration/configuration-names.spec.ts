import { Attribute, Unclear, unclearPart } from '../value';
import { documentOf, valueOf } from './document-fixture';

describe('names', () => {
  it('follows locals through locals, and attributes through blocks', () => {
    const more = {
      locals: { a: '${local.b}-x', b: '${aws_z.w.name}' },
      resource: { aws_z: { w: { name: 'n', nested: [{ deep: ['d'] }] } } },
    };
    expect(valueOf('${local.a}', more)).toBe('n-x');
    expect(valueOf('${aws_z.w.nested[0].deep[0]}', more)).toBe('d');
  });

  it('lets what AWS decides stand for itself', () => {
    const value = valueOf('${aws_z.w.arn}', { resource: { aws_z: { w: {} } } });
    expect(value).toBeInstanceOf(Attribute);
    expect([(value as Attribute).block.address, (value as Attribute).path]).toEqual(['aws_z.w', ['arn']]);
  });

  it('knows the scopes that a resource server has from what it declares', () => {
    const server = {
      aws_cognito_resource_server: {
        s: { identifier: 'api', scope: [{ scope_name: 'write' }, { scope_name: 'read' }] },
      },
    };
    expect(valueOf('${aws_cognito_resource_server.s.scope_identifiers}', { resource: server })).toEqual([
      'api/read',
      'api/write',
    ]);
  });

  it.each<[string, string]>([
    ['${local.a}', 'it refers to itself'],
    ['${local.none}', 'it depends on a local that is not there'],
    ['${local.constructor}', 'it depends on a local that is not there'],
    ['${aws_x.y.it}', 'it refers to itself'],
    ['${aws_x.none.id}', 'it refers to a block that is not there'],
    ['${data.aws_x.y.id}', 'it refers to a block that is not there'],
    ['${var.scopes}', 'it depends on var.scopes, which is decided when Terraform runs'],
    ['${var["canary"]}', 'it depends on var, which is decided when Terraform runs'],
    ['${module.net.id}', 'it depends on module.net, which is not known here'],
    ['${each.key}', 'it depends on each.key, which is not known here'],
    ['${aws_p.p.value}', 'it is a secret, which this tool does not follow'],
    ['${aws_ssm_parameter.p.value}', 'it is a secret, which this tool does not follow'],
    ['${aws_p.p.client_secret}', 'it is a secret, which this tool does not follow'],
  ])('is not clear about %s', (expression, why) => {
    const more = {
      locals: { a: '${local.b}', b: '${local.a}' },
      resource: {
        aws_p: { p: { value: '${aws_ssm_parameter.p.value}', client_secret: 'canary' } },
        aws_ssm_parameter: { p: { type: 'SecureString', value: 'canary' } },
      },
    };
    expect(valueOf(expression, more)).toEqual(new Unclear(why));
  });

  it('ends on a chain of ten thousand locals, and on one that doubles fifty times', () => {
    const chain = Object.fromEntries(
      Array.from({ length: 10_000 }, (_none, index) => [`l${index}`, `\${local.l${index + 1}}`]),
    );
    expect(valueOf('${local.l0}', { locals: chain })).toEqual(
      new Unclear('it is nested too deeply, or refers to itself'),
    );
    const double = (write: (name: string) => unknown) =>
      Object.fromEntries(
        Array.from({ length: 50 }, (_none, index) => [
          `l${index}`,
          index === 49 ? 'x' : write(`local.l${index + 1}`),
        ]),
      );
    for (const write of [
      (name: string) => `\${${name}}\${${name}}`,
      (name: string) => [`\${${name}}`, `\${${name}}`],
      (name: string) => ({ a: `\${${name}}`, b: `\${${name}}` }),
      (name: string) => `\${concat(flatten([${name}]), flatten([${name}]))}`,
      (name: string) => `\${jsonencode([${name}, ${name}])}`,
    ]) {
      const { blocks } = documentOf({
        locals: double(write),
        resource: { aws_x: { y: { it: '${local.l0}' } } },
      });
      expect(unclearPart(blocks[0]?.attribute('it'))?.why).toBe('it is larger than this tool follows');
      expect(blocks[0]?.references('it')).toEqual([]);
    }
  });
});
