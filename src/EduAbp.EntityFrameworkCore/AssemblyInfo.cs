using System.Runtime.CompilerServices;

// The kernel's web part hosts what the kernel's data part does beside requests.
[assembly: InternalsVisibleTo("EduAbp.AspNetCore")]
