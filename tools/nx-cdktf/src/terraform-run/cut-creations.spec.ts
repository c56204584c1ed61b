import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CutCreations, cutCreations } from './cut-creations';

const hook = (type: string, addr: string, action = 'create') =>
  JSON.stringify({
    '@timestamp': '2026-11-23T04:21:04.813031Z',
    type,
    hook: { resource: { addr, resource_type: 'aws_x' }, action },
  });
const interrupt =
  '{"@level":"info","@message":"\\nInterrupt received.\\nPlease wait for Terraform to exit or data loss may occur.","type":"log"}';

const events = [
  hook('apply_errored', 'aws_x.failed_by_itself'),
  interrupt,
  hook('apply_complete', 'aws_x.done'),
  hook('apply_errored', 'aws_x.cut'),
  hook('apply_errored', 'aws_x.deleted', 'delete'),
  hook('apply_errored', 'aws_x.half_a_line').slice(0, 40),
].join('\n');

describe('creations that an interrupt cut short', () => {
  it('are those that ended with an error after it', () => {
    expect(cutCreations(events)).toEqual(['aws_x.cut']);
  });

  it('are none whose script was cut short, because it has to run again', () => {
    const script = [interrupt, hook('provision_errored', 'aws_x.y'), hook('apply_errored', 'aws_x.y')];
    expect(cutCreations(script.join('\n'))).toEqual([]);
  });

  it('are none in an apply that nobody interrupted', () => {
    expect(cutCreations(hook('apply_errored', 'aws_x.failed'))).toEqual([]);
  });

  it('are remembered over several applies until somebody has dealt with them', () => {
    const workspaceRoot = mkdtempSync(join(tmpdir(), 'cut creations '));
    const file = join(workspaceRoot, 'events.jsonl');
    const cut = () => new CutCreations({ name: 'x', root: 'apps/x', upstream: [], workspaceRoot }, 'dev');
    cut().remember(file);
    expect(cut().addresses).toEqual([]);
    writeFileSync(file, events);
    cut().remember(file);
    writeFileSync(file, [interrupt, hook('apply_errored', 'aws_x.next')].join('\n'));
    cut().remember(file);
    expect(cut().addresses).toEqual(['aws_x.cut', 'aws_x.next']);
    cut().forget();
    expect(cut().addresses).toEqual([]);
    rmSync(workspaceRoot, { recursive: true });
  });
});
