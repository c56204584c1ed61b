import { Writable } from 'node:stream';
import { createColors } from 'picocolors';
import { ProgressPainter } from './progress-painter';
import type { ProgressView } from './progress-view';

class Screen extends Writable {
  text = '';
  readonly columns = 60;

  constructor(readonly isTTY: boolean) {
    super();
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

function paint(isTTY: boolean) {
  const screen = new Screen(isTTY);
  const clock = { now: 0 };
  const painter = new ProgressPainter(screen, createColors(false), () => clock.now);
  return { screen, clock, painter };
}

const done = (address: string, elapsedMs: number, failed = false) => ({
  address,
  action: 'create',
  failed,
  elapsedMs,
});
const view = (parts: Partial<ProgressView>): ProgressView => ({
  steps: 14,
  finished: [],
  running: [],
  ...parts,
});

describe('progress without a terminal', () => {
  it('is a line for every finished step', () => {
    const { screen, painter } = paint(false);
    painter.show(view({ finished: [done('aws_cognito_user_pool.this', 1234)] }));
    painter.show(
      view({ finished: [done('aws_cognito_user_pool.this', 1234), done('aws_x.y', 65_000, true)] }),
    );
    painter.end();
    expect(screen.text).toBe(
      '[ 1/14] aws_cognito_user_pool.this  created  1.2s\n[ 2/14] aws_x.y  not created  1m05s\n',
    );
  });

  it('announces a slow step every five seconds', () => {
    const { screen, clock, painter } = paint(false);
    painter.show(view({ running: [{ address: 'aws_x.slow', action: 'create', startedAt: 0 }] }));
    for (clock.now = 0; clock.now <= 11_000; clock.now += 200) {
      painter.tick();
    }
    painter.end();
    expect(screen.text).toBe('        aws_x.slow  creating 5.0s\n        aws_x.slow  creating 10s\n');
  });

  it('tells what is done once it takes longer than people wait in silence', () => {
    const { screen, clock, painter } = paint(false);
    painter.activity('echo-api (local): planning');
    painter.tick();
    expect(screen.text).toBe('');
    clock.now = 2000;
    painter.tick();
    painter.tick();
    painter.end();
    expect(screen.text).toBe('echo-api (local): planning ...\n');
  });

  it('is silent about an activity that has led to its result', () => {
    const { screen, clock, painter } = paint(false);
    painter.activity('planning');
    painter.line('1 to create');
    clock.now = 2000;
    painter.tick();
    painter.end();
    expect(screen.text).toBe('1 to create\n');
  });
});

describe('progress on a terminal', () => {
  /** What is left to see: every line that was not erased. */
  const seen = ({ text }: Screen) => text.split('\n').map((line) => line.split('\r\x1b[K').at(-1));

  it('keeps one live line below the finished steps', () => {
    const { screen, clock, painter } = paint(true);
    const running = ['aws_x.b', 'aws_x.c', 'aws_x.d'].map((address) => ({
      address,
      action: 'create',
      startedAt: 0,
    }));
    clock.now = 3400;
    painter.show(view({ finished: [done('aws_x.a', 400)], running }));
    expect(seen(screen)).toEqual(['[ 1/14] aws_x.a  created  0.4s', '[ 1/14] aws_x.b and 2 more 3s']);
    painter.end();
    expect(seen(screen)).toEqual(['[ 1/14] aws_x.a  created  0.4s', '']);
  });

  it('cuts the live line to the width of the terminal', () => {
    const { screen, painter } = paint(true);
    painter.show(view({ running: [{ address: 'a'.repeat(100), action: 'create', startedAt: 0 }] }));
    expect(seen(screen)[0]).toHaveLength(59);
    painter.end();
  });
});
