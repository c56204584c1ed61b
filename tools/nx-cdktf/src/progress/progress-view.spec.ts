import { advance, progressOf } from './progress-view';
import type { PlannedAction, PlannedChange, TerraformEvent } from './terraform-event';

const resource = (addr: string) => ({ addr, resource_type: addr.split('.')[0] ?? '' });
const change = (addr: string, action: PlannedAction): PlannedChange => ({ resource: resource(addr), action });

type HookType = Extract<TerraformEvent, { hook: unknown }>['type'];
const hook = (type: HookType, addr: string, action: string, second: number): TerraformEvent => ({
  type,
  hook: { resource: resource(addr), action },
  '@timestamp': new Date(second * 1000).toISOString(),
});

const after = (changes: PlannedChange[], ...events: TerraformEvent[]) =>
  events.reduce(advance, progressOf(changes));

describe('the progress of an apply', () => {
  it('counts a replacement as two steps, and changes of the state alone as none', () => {
    const changes = [
      change('a.a', 'create'),
      change('a.b', 'replace'),
      change('a.c', 'move'),
      change('a.d', 'remove'),
      change('a.e', 'noop'),
    ];
    expect(progressOf(changes).steps).toBe(3);
  });

  it('shows what is under way, since when', () => {
    const view = after([change('a.a', 'create')], hook('apply_start', 'a.a', 'create', 7));
    expect(view).toEqual({
      steps: 1,
      finished: [],
      running: [{ address: 'a.a', action: 'create', startedAt: 7000 }],
    });
  });

  it('measures a step by the clock of its events', () => {
    const view = after(
      [change('a.a', 'create')],
      hook('apply_start', 'a.a', 'create', 7),
      hook('apply_progress', 'a.a', 'create', 8),
      hook('apply_complete', 'a.a', 'create', 8.5),
    );
    expect(view).toEqual({
      steps: 1,
      finished: [{ address: 'a.a', action: 'create', failed: false, elapsedMs: 1500 }],
      running: [],
    });
  });

  it('tells failed steps from good ones', () => {
    const view = after(
      [change('a.a', 'create'), change('a.b', 'create')],
      hook('apply_start', 'a.a', 'create', 0),
      hook('apply_start', 'a.b', 'create', 0),
      hook('apply_errored', 'a.b', 'create', 1),
    );
    expect(view.finished.map(({ address, failed }) => [address, failed])).toEqual([['a.b', true]]);
    expect(view.running.map(({ address }) => address)).toEqual(['a.a']);
  });

  it('never says that more steps are done than there are', () => {
    const view = after(
      [],
      hook('apply_start', 'data.a', 'read', 0),
      hook('apply_complete', 'data.a', 'read', 0),
    );
    expect([view.finished.length, view.steps]).toEqual([1, 1]);
  });
});
