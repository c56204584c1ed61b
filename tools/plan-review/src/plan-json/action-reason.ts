/** Terraform's `action_reason` in words. */
const words: Readonly<Record<string, string>> = {
  replace_because_tainted: 'the last apply left it tainted',
  replace_by_request: 'asked for on the command line',
  replace_by_triggers: 'replace_triggered_by',
  delete_because_no_resource_config: 'no longer in the configuration',
  delete_because_wrong_repetition: 'count or for_each came or went',
  delete_because_count_index: 'count is smaller',
  delete_because_each_key: 'its key left for_each',
  delete_because_no_module: 'its module is gone',
  delete_because_no_move_target: 'it was moved to an address that is not in the configuration',
  read_because_config_unknown: 'what it reads is known after apply',
  read_because_dependency_pending: 'what it depends on changes first',
  read_because_check_nested: 'read for a check',
};

/** What `replace_paths` already tells better. */
const saysNothingNew = 'replace_because_cannot_update';

/** Undefined when there is no reason beyond the change itself. */
export function reasonInWords(actionReason: string | undefined): string | undefined {
  if (actionReason === undefined || actionReason === saysNothingNew) {
    return undefined;
  }
  return words[actionReason] ?? `a reason that this tool does not know (${actionReason})`;
}
