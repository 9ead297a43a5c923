// The kernel's answer to peopleStore.ts: AssemblyScript and the kernels' type check read this in its place.
export { PeopleStore } from "../../../kernel/assembly/people.ts";
