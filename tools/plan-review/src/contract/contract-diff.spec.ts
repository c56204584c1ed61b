import type { ContractEntry, StackStatus } from '../review/model';
import { contractDiff } from './contract-diff';
import { contractEdges } from './contract-edges';
import { removedBy, type ContractStack, type PlannedParameter } from './contract-stack';
import { readContract, type StackContract } from './synthesized';

type Published = Record<string, { name: string; type?: string; value?: string }>;

const contract = (published: Published, reads: string[] = []): StackContract => {
  const text = JSON.stringify({
    resource: {
      aws_ssm_parameter: Object.fromEntries(
        Object.entries(published).map(([id, { name, type = 'String', value = '${aws_x.y.id}' }]) => [
          id,
          { name, type, insecure_value: value },
        ]),
      ),
    },
    data: { aws_ssm_parameter: Object.fromEntries(reads.map((name, index) => [`read${index}`, { name }])) },
  });
  const parsed = readContract(text);
  if (parsed === undefined) {
    throw new Error('The specification wrote JSON that is no stack.');
  }
  return parsed;
};

interface Sides {
  head: StackContract;
  base?: StackContract;
  status?: StackStatus;
  planned?: Record<string, PlannedParameter>;
}

const stack = (name: string, { head, base, status = 'planned', planned = {} }: Sides): ContractStack => ({
  stack: name,
  status,
  head,
  base,
  planned: new Map(Object.entries(planned)),
});

const findings = (entries: readonly ContractEntry[]) =>
  entries.flatMap(({ name, findings: all }) =>
    all.map(({ code, severity, text }) => [name, code, severity, text]),
  );

const reader = (...names: string[]) => stack('api', { head: contract({}, names), base: contract({}, names) });

describe('contractDiff', () => {
  const pool = contract({ id: { name: '/pool' } });

  it('leaves alone what is published and read as before', () => {
    const entries = contractDiff([stack('auth', { head: pool, base: pool }), reader('/pool')]);
    expect(findings(entries)).toEqual([['/pool', 'unchanged', 'info', 'stays as it is']]);
    expect(entries[0]).toMatchObject({
      publisher: { stack: 'auth', address: 'aws_ssm_parameter.id', planned: true },
      readers: [{ stack: 'api', address: 'data.aws_ssm_parameter.read0', planned: true }],
    });
  });

  it('tells a parameter that is new, and that nobody knows its value yet', () => {
    const entries = contractDiff([stack('auth', { head: pool, base: contract({}) }), reader('/pool')]);
    expect(findings(entries)).toEqual([
      ['/pool', 'added', 'info', 'newly published'],
      ['/pool', 'unknown-until-applied', 'info', 'its value is known after auth is applied'],
    ]);
  });

  it('tells a new parameter whose value stands in the code', () => {
    const head = contract({ id: { name: '/pool', value: 'fixed' } });
    const entries = contractDiff([stack('auth', { head, base: contract({}) }), reader('/pool')]);
    expect(findings(entries).map(([, code]) => code)).toEqual(['added']);
  });

  it('tells a value that changes in the code, without showing it', () => {
    const base = contract({ id: { name: '/pool', value: 'canary-old' } });
    const head = contract({ id: { name: '/pool', value: 'canary-new' } });
    const entries = contractDiff([stack('auth', { head, base }), reader('/pool')]);
    expect(findings(entries)).toEqual([['/pool', 'changed', 'info', 'its value changes']]);
    expect(JSON.stringify(entries)).not.toContain('canary');
  });

  it('tells a value that changes in the plan alone', () => {
    const planned = { 'aws_ssm_parameter.id': { action: 'change', unknownValue: true } as const };
    const entries = contractDiff([stack('auth', { head: pool, base: pool, planned }), reader('/pool')]);
    expect(findings(entries).map(([, code]) => code)).toEqual(['changed', 'unknown-until-applied']);
  });

  it('calls a parameter that is removed while it is read an error', () => {
    const entries = contractDiff([stack('auth', { head: contract({}), base: pool }), reader('/pool')]);
    expect(findings(entries)).toEqual([
      [
        '/pool',
        'removed-while-read',
        'error',
        'no longer published, but still read by api: the next plan of api fails',
      ],
    ]);
  });

  it('notices a removal in the plan when there is no base', () => {
    const planned = {
      'aws_ssm_parameter.id': { action: 'delete', removedName: '/pool', unknownValue: false } as const,
    };
    const entries = contractDiff([
      stack('auth', { head: contract({}), planned }),
      stack('api', { head: contract({}, ['/pool']) }),
    ]);
    expect(findings(entries).map(([, code]) => code)).toEqual(['removed-while-read']);
  });

  it('tells a removal that nobody feels', () => {
    const entries = contractDiff([stack('auth', { head: contract({}), base: pool })]);
    expect(findings(entries)).toEqual([
      ['/pool', 'removed', 'info', 'no longer published; no stack reads it'],
    ]);
  });

  it('tells a rename, and breaks the readers of the old name', () => {
    const head = contract({ id: { name: '/pool-id' } });
    const entries = contractDiff([stack('auth', { head, base: pool }), reader('/pool')]);
    expect(findings(entries)).toEqual([
      [
        '/pool',
        'removed-while-read',
        'error',
        'no longer published, but still read by api: the next plan of api fails',
      ],
      ['/pool', 'renamed', 'attention', 'auth publishes it as /pool-id now'],
      ['/pool-id', 'added', 'info', 'newly published'],
      ['/pool-id', 'unknown-until-applied', 'info', 'its value is known after auth is applied'],
    ]);
  });

  it('calls a changed type an error', () => {
    const head = contract({ id: { name: '/pool', type: 'SecureString' } });
    const entries = contractDiff([stack('auth', { head, base: pool }), reader('/pool')]);
    expect(findings(entries)).toEqual([
      [
        '/pool',
        'type-changed',
        'error',
        'its type changes from String to SecureString: readers find it in another attribute',
      ],
    ]);
  });

  it('calls a parameter that is read but never published an error', () => {
    expect(findings(contractDiff([reader('/pool')]))).toEqual([
      ['/pool', 'never-published', 'error', 'read by api, but published by no stack of this workspace'],
    ]);
  });

  it('does not ask for parameters that AWS publishes', () => {
    expect(contractDiff([reader('/aws/service/ami')])).toEqual([]);
  });

  it('calls a parameter that two stacks publish an error', () => {
    const entries = contractDiff([
      stack('auth', { head: pool, base: pool }),
      stack('other', { head: pool, base: pool }),
    ]);
    expect(findings(entries)).toEqual([
      [
        '/pool',
        'published-twice',
        'error',
        'published by auth (aws_ssm_parameter.id) and other (aws_ssm_parameter.id): whichever is deployed last wins',
      ],
    ]);
  });

  it.each(['not-planned', 'unchanged', 'failed'] as const)(
    'needs attention when a reader of a changed parameter is %s',
    (status) => {
      const entries = contractDiff([
        stack('auth', { head: pool, base: contract({}) }),
        stack('api', { head: contract({}, ['/pool']), base: contract({}, ['/pool']), status }),
      ]);
      expect(findings(entries)[0]).toEqual([
        '/pool',
        'reader-not-planned',
        'attention',
        'read by api, which is not planned here: plan it too',
      ]);
    },
  );
});

describe('readContract', () => {
  it('lists parameters whose names are expressions, and reads by path, as not understood', () => {
    const text = JSON.stringify({
      resource: { aws_ssm_parameter: { a: { name: '/${var.stage}/x', type: 'String' } } },
      data: {
        aws_ssm_parameter: { b: { name: '${terraform_data.x.id}' } },
        aws_ssm_parameters_by_path: { c: { path: '/x' } },
      },
    });
    expect(readContract(text)?.notUnderstood).toEqual([
      'aws_ssm_parameter.a',
      'data.aws_ssm_parameter.b',
      'data.aws_ssm_parameters_by_path.c',
    ]);
  });

  it.each(['', '[]', '{"resource": 1}'])('reads nothing from %j', (text) => {
    expect(readContract(text)).toBeUndefined();
  });
});

describe('contractEdges', () => {
  it('joins publisher and reader, also over a parameter that is removed', () => {
    const both = contract({ a: { name: '/a' }, b: { name: '/b' } });
    const stacks = [stack('auth', { head: contract({ a: { name: '/a' } }), base: both }), reader('/a', '/b')];
    const former = new Map(stacks.flatMap((it) => removedBy(it).map(({ name }) => [name, it.stack])));
    expect(contractEdges(contractDiff(stacks), (name) => former.get(name))).toEqual([
      { from: 'auth', to: 'api', parameters: ['/a', '/b'], changed: ['/b'], severity: 'error' },
    ]);
  });
});
