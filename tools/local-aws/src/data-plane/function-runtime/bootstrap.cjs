/**
 * Runs inside the process of a function: loads the handler, answers invocations from the parent one at a time.
 *
 * `node bootstrap.cjs <handler file> <name of the exported function> <pid of the parent>`, with an IPC channel. Messages
 * from the parent: { context, event }. Messages to it: { ready: true }, { result: <JSON> }, { error: <text> }. This file
 * has no dependency and shares no code with the local AWS, because its globals belong to the function.
 */
const { pathToFileURL } = require('node:url');
const { Worker } = require('node:worker_threads');

/**
 * Ends this process when its parent is gone, even while the function spins in an endless loop: the channel's
 * `disconnect` needs the main thread, this does not.
 */
const watchParent = `
  const { workerData: parent } = require('node:worker_threads');
  const pause = new Int32Array(new SharedArrayBuffer(4));
  while (process.ppid === parent) {
    Atomics.wait(pause, 0, 0, 500);
  }
  process.kill(process.pid, 'SIGKILL');
`;

function contextOf({ deadlineMilliseconds, ...context }) {
  return { ...context, getRemainingTimeInMillis: () => Math.max(0, deadlineMilliseconds - Date.now()) };
}

/** A handler with three parameters may call back; any other returns its result or a promise of it. */
function invoke(handler, event, context) {
  return new Promise((resolve, reject) => {
    const returned = handler(event, context, (error, result) => (error ? reject(error) : resolve(result)));
    if (handler.length < 3 || typeof returned?.then === 'function') {
      resolve(returned);
    }
  });
}

/** Name and message, as Lambda reports them; never a stack, which would show paths of this machine. */
function describe(error) {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

async function main(file, exportName, parentPid) {
  // On top of its own `disconnect`, because a function that waits for nothing would keep the process.
  process.on('disconnect', () => process.exit(0));
  new Worker(watchParent, { eval: true, workerData: parentPid }).unref();
  const module = await import(pathToFileURL(file).href);
  const handler = module[exportName] ?? module.default?.[exportName];
  if (typeof handler !== 'function') {
    throw new Error(`${exportName} is not exported as a function`);
  }
  process.on('message', async ({ event, context }) => {
    process.env._X_AMZN_TRACE_ID = context.traceId;
    try {
      const result = await invoke(handler, event, contextOf(context));
      process.send({ result: JSON.stringify(result ?? null) ?? 'null' });
    } catch (error) {
      process.send({ error: describe(error) });
    }
  });
  process.send({ ready: true });
}

main(process.argv[2], process.argv[3], Number(process.argv[4])).catch((error) => {
  process.send({ error: describe(error) }, () => process.exit(1));
});
