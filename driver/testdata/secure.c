/* A driver that has the kit's library for IoCreateDeviceSecure in it: one routine looks the
   kernel's functions up, and a wrapper calls through what it found. Or one that takes the
   function from the kernel (DIRECT). */
#include <ntddk.h>

#define APART __attribute__((noinline))

typedef NTSTATUS NTAPI CreateSecure(PDRIVER_OBJECT, ULONG, PUNICODE_STRING, ULONG, ULONG, BOOLEAN,
                                    PCUNICODE_STRING, const GUID *, PDEVICE_OBJECT *);
typedef NTSTATUS NTAPI CheckAccess(PIRP, ULONG);

static const WCHAR deviceName[] = L"\\Device\\AcmeSecure";
static const WCHAR deviceAccess[] = L"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GR;;;IU)";
static const UNICODE_STRING nameString = {sizeof(deviceName) - 2, sizeof(deviceName), (PWCH)deviceName};
static const UNICODE_STRING accessString = {sizeof(deviceAccess) - 2, sizeof(deviceAccess), (PWCH)deviceAccess};
static const GUID deviceClass = {0x1c2f8a11, 0x77d0, 0x4e02, {1, 2, 3, 4, 5, 6, 7, 8}};

#ifdef DIRECT

__declspec(dllimport) CreateSecure IoCreateDeviceSecure;
#define Wrapped IoCreateDeviceSecure

#else

static BOOLEAN looked;
static CreateSecure *createSecure;
static CheckAccess *checkAccess;

static APART NTSTATUS NTAPI PlainCreate(PDRIVER_OBJECT self, ULONG extra, PUNICODE_STRING name, ULONG type,
                                        ULONG flags, BOOLEAN one, PCUNICODE_STRING access, const GUID *id,
                                        PDEVICE_OBJECT *device)
{
    return IoCreateDevice(self, extra, name, type, flags, one, device);
}

static APART NTSTATUS NTAPI PlainCheck(PIRP irp, ULONG access)
{
    return irp && access ? STATUS_SUCCESS : STATUS_ACCESS_DENIED;
}

static APART void Look(void)
{
    UNICODE_STRING wanted;

    RtlInitUnicodeString(&wanted, L"IoCreateDeviceSecure");
    createSecure = (CreateSecure *)MmGetSystemRoutineAddress(&wanted);
    if (createSecure == NULL)
        createSecure = PlainCreate;
    RtlInitUnicodeString(&wanted, L"IoValidateDeviceIoControlAccess");
    checkAccess = (CheckAccess *)MmGetSystemRoutineAddress(&wanted);
    if (checkAccess == NULL)
        checkAccess = PlainCheck;
    looked = TRUE;
}

APART NTSTATUS NTAPI Wrapped(PDRIVER_OBJECT self, ULONG extra, PUNICODE_STRING name, ULONG type, ULONG flags,
                             BOOLEAN one, PCUNICODE_STRING access, const GUID *id, PDEVICE_OBJECT *device)
{
#ifdef STAND_IN /* not as the kit has it: what is called stands in no variable of its own */
    CreateSecure *found = createSecure;

    if (found == NULL) {
        Look();
        found = createSecure;
    }
    return found(self, extra, name, type, flags, one, access, id, device);
#else
    if (!looked)
        Look();
    return createSecure(self, extra, name, type, flags, one, access, id, device);
#endif
}

#endif

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT self, PUNICODE_STRING registry)
{
    PDEVICE_OBJECT device;

    return Wrapped(self, 8, (PUNICODE_STRING)&nameString, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, TRUE,
                   &accessString, &deviceClass, &device);
}
