/* A driver without a framework. It makes one device, or none. */
#include <ntddk.h>

#define LINK L"\\DosDevices\\AcmePlain"
#define NAME L"\\Device\\AcmePlain"

#ifdef WRITABLE /* the driver numbers its devices, so the text is no literal */
static WCHAR number[] = NAME;
#undef NAME
#define NAME number
#endif

#ifdef NO_DEVICE

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT self, PUNICODE_STRING registry)
{
    DbgPrint("AcmePlain: %wZ\n", registry);
    return self ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL;
}

#else

static NTSTATUS NTAPI Complete(PDEVICE_OBJECT device, PIRP irp)
{
    irp->IoStatus.Information = 0;
    irp->IoStatus.Status = device ? STATUS_SUCCESS : STATUS_INVALID_DEVICE_REQUEST;
    IofCompleteRequest(irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}

#ifdef CHOSEN
__attribute__((noinline)) static void Choose(PUNICODE_STRING name, PUNICODE_STRING registry)
{
    name->Buffer = registry->Buffer;
    name->Length = name->MaximumLength = registry->Length / 2;
    DbgPrint("%wZ\n", name);
}
#endif

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT self, PUNICODE_STRING registry)
{
    UNICODE_STRING name, link;
    PDEVICE_OBJECT device = NULL;
    NTSTATUS result;

    self->MajorFunction[IRP_MJ_CREATE] = Complete;
    self->MajorFunction[IRP_MJ_DEVICE_CONTROL] = Complete;
#ifdef WRITABLE
    number[1] = registry->Buffer[0];
#endif
    RtlInitUnicodeString(&name, NAME);
#ifdef CHOSEN /* another function gives the string another text */
    Choose(&name, registry);
#endif
    RtlInitUnicodeString(&link, LINK);
#ifdef EITHER /* the flags depend on a branch: no value may be read */
    ULONG flags = 0;
    if (registry->Length > 4) {
        DbgPrint("AcmePlain: %wZ\n", registry);
        flags = EITHER;
    }
#undef FLAGS
#define FLAGS flags
#endif
    result = IoCreateDevice(self, 16, USE_NAME ? &name : NULL, KIND, FLAGS, EXCLUSIVE, &device);
    if (!NT_SUCCESS(result))
        return result;
#ifdef TAKE_FLAGS /* as a filter takes those of the device below */
    device->Characteristics = self->DeviceObject->NextDevice->Characteristics;
#endif
#ifdef SECOND
    result = IoCreateDevice(self, 0, NULL, FILE_DEVICE_BUS_EXTENDER, SECOND, FALSE, &device);
    if (!NT_SUCCESS(result))
        return result;
#endif
    return USE_NAME ? IoCreateSymbolicLink(&link, &name) : STATUS_SUCCESS;
}

#endif
