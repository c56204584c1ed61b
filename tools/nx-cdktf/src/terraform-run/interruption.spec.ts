import { EventEmitter } from 'node:events';
import { Interruption } from './interruption';

function interruption() {
  const source = new EventEmitter();
  const said: string[] = [];
  const clock = { now: 0 };
  const subject = new Interruption(
    (line) => said.push(line),
    source,
    () => clock.now,
  );
  return { source, said, clock, subject };
}

describe('an interruption', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('is requested by %s, once', (signal) => {
    const { source, said, subject } = interruption();
    const stop = jest.fn();
    subject.onRequest(stop);
    source.emit(signal);
    source.emit(signal);
    expect(subject.requested).toBe(true);
    expect(stop).toHaveBeenCalledTimes(1);
    expect(said).toEqual(['stopping: terraform finishes what is under way and saves its state']);
  });

  it('answers a later signal with a sentence', () => {
    const { source, said, clock } = interruption();
    source.emit('SIGINT');
    clock.now = 3000;
    source.emit('SIGTERM');
    expect(said).toEqual([
      'stopping: terraform finishes what is under way and saves its state',
      'already stopping; waiting for terraform to save its state',
    ]);
  });

  it('reaches whoever begins to listen after the request', () => {
    const { source, subject } = interruption();
    source.emit('SIGINT');
    const stop = jest.fn();
    subject.onRequest(stop);
    expect(stop).toHaveBeenCalledTimes(1);
  });

  it('leaves signals alone after its end', () => {
    const { source, subject } = interruption();
    subject.end();
    expect(source.eventNames()).toEqual([]);
  });
});
