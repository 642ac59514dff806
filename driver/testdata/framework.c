/* A driver that is bound to KMDF. It calls the framework's functions by their number, as the
   inline functions of the kit's headers do. */
#include <ntddk.h>

typedef NTSTATUS(NTAPI *Entry)();

struct bind {
    ULONG size;
    PCWSTR component;
    ULONG major, minor, build;
    ULONG count;
#ifdef IN_IMAGE
    Entry *functions;
#else
    Entry **functions;
#endif
    void *module;
#ifdef LONG_RECORD
    void *more[5];
#endif
};

static void *globals;
#ifdef IN_IMAGE
static Entry functions[COUNT];
#define CALL(number) functions[number]
#define FUNCTIONS functions
#else
static Entry *functions;
#define CALL(number) functions[number]
#define FUNCTIONS &functions
#endif
static struct bind record = {sizeof(record), L"KmdfLibrary", 1, MINOR, 0, COUNT, FUNCTIONS, NULL};

NTSTATUS NTAPI WdfVersionBind(PDRIVER_OBJECT, PUNICODE_STRING, struct bind *, void **);

static const WCHAR deviceName[] = L"\\Device\\AcmeFramework";
static const WCHAR deviceAccess[] = L"D:P(A;;GA;;;SY)(A;;GRGW;;;BU)";
static const UNICODE_STRING nameString = {sizeof(deviceName) - 2, sizeof(deviceName), (PWCH)deviceName};
static const UNICODE_STRING accessString = {sizeof(deviceAccess) - 2, sizeof(deviceAccess), (PWCH)deviceAccess};

enum { ALLOCATE = 25, EXCLUSIVE = 62, TYPE = 66, NAME = 67, ACCESS = 68, CREATE = 75, FILTER = 129, CHILD = 210 };

#if defined(LATE)
/* Between the load of the function and its call the code moves something else. */
static void *Allocate(void *self)
{
    static const char block[16];
    register void *first __asm__("rcx") = globals;
    register void *second __asm__("rdx") = self;
    register const void *third __asm__("r8") = &accessString;
    void *init;

    __asm__ volatile("movq %1, %%rax\n\tmovups %2, %%xmm0\n\tcall *%%rax"
                     : "=a"(init)
                     : "m"(functions[ALLOCATE]), "m"(block), "r"(first), "r"(second), "r"(third)
                     : "memory", "xmm0");
    return init;
}
#else
/* Where it is a function of its own, the one that makes the device does not show which it is. */
#if defined(APART)
__attribute__((noinline))
#endif
static void *Allocate(void *self)
{
    return ((void *(NTAPI *)())CALL(ALLOCATE))(globals, self, &accessString);
}
#endif

static NTSTATUS Add(void *self, void *init)
{
    void *device;
    NTSTATUS result = STATUS_SUCCESS;

#if defined(CONTROL)
    init = Allocate(self);
    if (init == NULL)
        return STATUS_INSUFFICIENT_RESOURCES;
#endif
#if defined(AS_CHILD)
    init = ((void *(NTAPI *)())CALL(CHILD))(globals, self);
    if (init == NULL)
        return STATUS_INSUFFICIENT_RESOURCES;
#endif
#if defined(AS_FILTER)
    CALL(FILTER)(globals, init);
#endif
#if defined(NAMED)
    result = CALL(NAME)(globals, init, &nameString);
    if (!NT_SUCCESS(result))
        return result;
#endif
#if defined(NAMED) && !defined(CONTROL)
    result = CALL(ACCESS)(globals, init, &accessString);
    if (!NT_SUCCESS(result))
        return result;
    CALL(EXCLUSIVE)(globals, init, TRUE);
#endif
    CALL(TYPE)(globals, init, FILE_DEVICE_UNKNOWN);
    return CALL(CREATE)(globals, &init, NULL, &device);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT self, PUNICODE_STRING registry)
{
    NTSTATUS result = WdfVersionBind(self, registry, &record, &globals);

    return NT_SUCCESS(result) ? Add(self, registry) : result;
}
