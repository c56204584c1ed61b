/** Every source becomes a document, and all of them share one contract: that is how one stack is followed into another. */
import { configurationDocument, type ConfigurationSource } from './configuration/configuration-document';
import { Contract } from './contract';
import type { Document } from './document';
import { planDocument, type PlanSource } from './plan/plan-document';
import { stateDocument, type StateSource } from './plan/state-document';

export type Source = ConfigurationSource | PlanSource | StateSource;

export interface Documents {
  readonly all: readonly Document[];
  readonly contract: Contract;
}

export function openDocuments(sources: readonly Source[]): Documents {
  const contract = new Contract();
  const all = sources.map((source) => openDocument(source, contract));
  for (const document of all) contract.add(document);
  return { all, contract };
}

function openDocument(source: Source, contract: Contract): Document {
  switch (source.kind) {
    case 'configuration':
      return configurationDocument(source, contract);
    case 'plan':
      return planDocument(source, contract);
    case 'state':
      return stateDocument(source);
  }
}
