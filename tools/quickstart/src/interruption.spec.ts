import { EventEmitter } from 'node:events';
import { InterruptedError, Interruption } from './interruption';

describe('Interruption', () => {
  it('is one event, however often the signal comes', () => {
    const source = new EventEmitter();
    const heard: string[] = [];
    const interruption = new Interruption(source);
    interruption.onInterrupt((signal) => heard.push(signal));

    source.emit('SIGINT');
    source.emit('SIGINT');
    source.emit('SIGTERM');

    expect(heard).toEqual(['SIGINT']);
    expect(() => {
      interruption.check();
    }).toThrow(new InterruptedError('SIGINT'));
  });

  it('does nothing while no signal came, and tells nobody who stopped listening', () => {
    const source = new EventEmitter();
    const heard: string[] = [];
    const interruption = new Interruption(source);
    const stopListening = interruption.onInterrupt((signal) => heard.push(signal));

    interruption.check();
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
