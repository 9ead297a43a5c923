// What jobs of Slurm's run: the two commands that anybody may run by hand, and nothing else.

/**
 * node, command, folder, first chunk of the array. Whatever kills the command, it is tried again at once; what it
 * refuses (2, 3) nobody tries again, and the words are kept for whoever waits.
 */
export const chunkScript = `#!/bin/sh
number=$(($4 + SLURM_ARRAY_TASK_ID))
said="$3/slurm/$number"
for try in 1 2 3; do
  "$1" "$2" chunk "$3" --number "$number" --json >"$said.part" 2>"$said.err"
  code=$?
  case $code in
    0) rm -f "$said.part" "$said.err"; exit 0 ;;
    2 | 3) mv "$said.part" "$said.refused"; rm -f "$said.err"; exit $code ;;
  esac
done
rm -f "$said.part"
exit $code
`;

export const mergeScript = `#!/bin/sh
exec "$1" "$2" merge "$3"
`;
