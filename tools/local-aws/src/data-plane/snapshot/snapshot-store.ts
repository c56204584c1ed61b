/** The snapshots of all deployments. A stage names the one it serves, so an older deployment stays ready for a rollback. */
import type { RestApiSnapshot } from './rest-api-snapshot';

export class SnapshotStore {
  private readonly snapshots = new Map<string, RestApiSnapshot>();

  put(snapshot: RestApiSnapshot): void {
    this.snapshots.set(keyOf(snapshot), snapshot);
  }

  get(region: string, apiId: string, deploymentId: string): RestApiSnapshot | undefined {
    return this.snapshots.get(keyOf({ region, apiId, deploymentId }));
  }

  deleteApi(region: string, apiId: string): void {
    for (const [key, snapshot] of this.snapshots) {
      if (snapshot.region === region && snapshot.apiId === apiId) {
        this.snapshots.delete(key);
      }
    }
  }

  clear(): void {
    this.snapshots.clear();
  }
}

function keyOf({
  region,
  apiId,
  deploymentId,
}: {
  region: string;
  apiId: string;
  deploymentId: string;
}): string {
  return `${region}/${apiId}/${deploymentId}`;
}
