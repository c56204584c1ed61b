import { EventEmitter } from 'node:events';
import { InterruptedError, interruptionOf, onInterrupt } from './interruption';

describe('interruptionOf', () => {
  it('is one event, however often the signal comes', () => {
    const source = new EventEmitter();
    const heard: string[] = [];
    const interruption = interruptionOf(source);
    onInterrupt(interruption, (signal) => heard.push(signal));

    source.emit('SIGINT');
    source.emit('SIGINT');
    source.emit('SIGTERM');

    expect(heard).toEqual(['SIGINT']);
    expect(() => {
      interruption.throwIfAborted();
    }).toThrow(new InterruptedError('SIGINT'));
  });

  it('does nothing while no signal came, and tells nobody who stopped listening', () => {
    const source = new EventEmitter();
    const heard: string[] = [];
    const interruption = interruptionOf(source);
    const stopListening = onInterrupt(interruption, (signal) => heard.push(signal));

    interruption.throwIfAborted();
    stopListening();
    source.emit('SIGTERM');

    expect(heard).toEqual([]);
  });

  it.each([
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('gives %s the exit code %i that shells give it', (signal, exitCode) => {
    expect(new InterruptedError(signal).exitCode).toBe(exitCode);
  });
});
