"""
moto_server for a run of many specs: a moto that has its services loaded already, for each cloud that is started.

Loading moto and the services of a stack takes four seconds of processor time, most of a cloud's whole life in a spec. So the
first call loads them into a process that does nothing but fork. Every call gets a fork of it as its moto, with standard output
and error of the call. A fork is moto before its first change: clouds share no state.

LOADED_MOTO_FOLDER   where the calls of one run find the process that forks
LOADED_MOTO_OWNER    process id of that run; the process that forks ends with it
"""

import contextlib
import fcntl
import gc
import hashlib
import os
import select
import signal
import socket
import sys
import threading
import traceback

# One question to each service that stacks use. None of them changes anything.
JSON = {"Content-Type": "application/x-amz-json-1.1"}
QUESTIONS = (
    ("sts", "POST", "/", {}, {"Action": "GetCallerIdentity", "Version": "2011-06-15"}),
    ("iam", "POST", "/", {}, {"Action": "ListRoles", "Version": "2010-05-08"}),
    ("s3", "GET", "/", {}, None),
    ("ssm", "POST", "/", {**JSON, "X-Amz-Target": "AmazonSSM.DescribeParameters"}, "{}"),
    ("logs", "POST", "/", {**JSON, "X-Amz-Target": "Logs_20140328.DescribeLogGroups"}, "{}"),
    (
        "cognito-idp",
        "POST",
        "/",
        {**JSON, "X-Amz-Target": "AWSCognitoIdentityProviderService.ListUserPools"},
        '{"MaxResults": 1}',
    ),
    ("lambda", "GET", "/2015-03-31/functions/", {}, None),
    ("apigateway", "GET", "/restapis", {}, None),
    ("apigateway", "GET", "/v2/apis", {}, None),
)


def load():
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
    from werkzeug.test import Client

    application = DomainDispatcherApplication(create_backend_app)
    application.debug = True
    client = Client(application)
    for service, method, path, headers, data in QUESTIONS:
        scope = f"loaded/20000101/us-east-1/{service}/aws4_request"
        signed = {"Authorization": f"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature=none"}
        answer = client.open(
            path, base_url="http://127.0.0.1", method=method, headers={**signed, **headers}, data=data
        )
        if answer.status_code != 200:
            raise RuntimeError(f"{service} answered {answer.status}")
    return application


def fork_for_each(listener, owner):
    application = load()
    # Memory that nobody writes to stays shared.
    gc.collect()
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while is_running(owner):
        if select.select([listener], [], [], 1)[0]:
            call = listener.accept()[0]
            if os.fork() == 0:
                listener.close()
                serve(application, call)
            call.close()


def serve(application, call):
    from moto.moto_api._internal import mock_random
    from werkzeug.serving import run_simple

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    message, streams, _, _ = socket.recv_fds(call, 4096, 2)
    for standard, stream in zip((1, 2), streams):
        os.dup2(stream, standard)
        os.close(stream)

    def end_with_the_call():
        call.recv(1)
        os._exit(0)

    threading.Thread(target=end_with_the_call, daemon=True).start()
    # Every fork would give the same ids otherwise.
    mock_random.seed()
    words = message.decode().split("\0")
    options = dict(zip(words[::2], words[1::2]))
    try:
        run_simple(options["-H"], int(options["-p"]), application, threaded=True)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)


def is_running(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def connect(folder, owner):
    """A connection to the process that forks, which the first call starts. Calls with other settings get one of their own."""
    settings = sorted(f"{name}={value}" for name, value in os.environ.items() if name.startswith("MOTO_"))
    address = os.path.join(folder, hashlib.sha256("\0".join(settings).encode()).hexdigest()[:8])
    with open(f"{address}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not os.path.exists(address):
            listener = socket.socket(socket.AF_UNIX)
            listener.bind(address)
            listener.listen(64)
            if os.fork() == 0:
                os.setsid()
                lock.close()
                # Nothing of the call is kept open, whose reader waits for its end.
                log = os.open(f"{address}.log", os.O_RDWR | os.O_CREAT)
                for standard in range(3):
                    os.dup2(log, standard)
                try:
                    fork_for_each(listener, owner)
                except BaseException:
                    traceback.print_exc()
                finally:
                    os.unlink(address)
                    os._exit(0)
            listener.close()
    call = socket.socket(socket.AF_UNIX)
    call.connect(address)
    return call, f"{address}.log"


if __name__ == "__main__":
    call, log = connect(os.environ["LOADED_MOTO_FOLDER"], int(os.environ["LOADED_MOTO_OWNER"]))
    socket.send_fds(call, ["\0".join(sys.argv[1:]).encode()], [1, 2])
    # Whoever ends this call finds that moto has ended too.
    signal.signal(signal.SIGTERM, lambda *_: call.shutdown(socket.SHUT_WR))
    # A fork of moto never ends by itself, only with this call.
    with contextlib.suppress(ConnectionResetError):
        call.recv(1)
    with open(log) as reason:
        sys.exit(f"moto ended: {reason.read()}".strip())
