/** Stages as API Gateway describes them now, kept until a change passes by on the control plane. */
import type { ApiGatewayReader, StageDescription } from '../aws-reader/api-gateway-reader';

export class StageCache {
  private readonly stages = new Map<string, Promise<StageDescription | undefined>>();

  constructor(private readonly reader: ApiGatewayReader) {}

  get(region: string, apiId: string, stageName: string): Promise<StageDescription | undefined> {
    const key = `${region}/${apiId}/${stageName}`;
    const known = this.stages.get(key);
    if (known !== undefined) {
      return known;
    }
    const reading = this.reader.stage(region, apiId, stageName);
    this.stages.set(key, reading);
    // A stage that does not exist is asked for again: any text can stand in a URL, and none of them should be kept.
    reading.then(
      (stage) => stage === undefined && this.stages.delete(key),
      () => this.stages.delete(key),
    );
    return reading;
  }

  clear(): void {
    this.stages.clear();
  }
}
